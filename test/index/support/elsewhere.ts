/** A question that no corpus answers. */
export function elsewhere(topic: string, text: string): { topic: string; text: string } {
  return { topic, text };
}
