/** A piece of a message with how it looks. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
}

export interface Bubble {
  id: string;
  isOurs: boolean;
  runs: Run[];
  /** What each button shows, and where it leads when it is a link. */
  buttons: { label: string; url?: string }[];
}

/** A phone with a messaging application, as the demonstration shows it. */
export interface Phone {
  readonly name: 'telegram' | 'zalo';
  bubbles(): Bubble[];
  /** Opens the chat for the first time. */
  start(): void;
  say(text: string): void;
  press(bubble: string, label: string): void;
}
