import { z } from 'zod';

/** Longer texts are no questions; the rest says only that it was too long. */
const LONGEST_TEXT = 5_000;

/** Ids are strings of digits beyond what a JavaScript number holds: one that came as a number is damaged already. */
const id = z.string().regex(/^[\w.-]{1,64}$/);
const person = z.looseObject({ id });
const text = z.string().transform((whole) => whole.slice(0, LONGEST_TEXT));
const coordinate = z.union([z.string().max(32).regex(/^-?\d{1,3}(\.\d+)?$/).transform(Number), z.number()]);

const attachment = z.looseObject({
  type: z.string().max(64),
  payload: z.looseObject({
    coordinates: z.looseObject({ latitude: coordinate, longitude: coordinate }).optional().catch(undefined),
  }).optional().catch(undefined),
});

const message = z.looseObject({
  msg_id: id.optional(),
  text: text.optional(),
  conversation_id: id.optional(),
  attachments: z.array(attachment).max(20).optional().catch(undefined),
});

/** What is read of an event. Zalo adds fields without notice: others are let through. */
export const webhookEvent = z.looseObject({
  app_id: z.string(),
  event_name: z.string().regex(/^[\w.]{1,64}$/),
  timestamp: z.union([z.string().regex(/^\d{1,16}$/), z.number().int().nonnegative().transform(String)]),
  sender: person.optional(),
  recipient: person.optional(),
  follower: person.optional(),
  user_id: id.optional(),
  oa_id: id.optional(),
  message: message.optional(),
});

export type WebhookEvent = z.output<typeof webhookEvent>;
