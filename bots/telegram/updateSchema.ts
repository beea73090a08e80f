import { z } from 'zod';

/** What we read of an update. Everything else that Telegram sends is left out. */

const id = z.int();
const user = z.object({ id, is_bot: z.boolean() });
const chat = z.object({ id, type: z.string() });
const entities = z.array(z.object({ type: z.string(), user: z.object({ id }).optional() })).optional();
const present = z.unknown().optional();

const message = z.object({
  message_id: id,
  date: z.int().nonnegative(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.int().positive().optional(),
  reply_to_message: z.object({ from: z.object({ id }).optional() }).optional(),
  media_group_id: z.string().optional(),
  location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  photo: present, sticker: present, voice: present, audio: present, video: present, video_note: present, animation: present, document: present,
  contact: present, dice: present, poll: present, game: present, story: present, paid_media: present, checklist: present,
});

const callbackQuery = z.object({
  id: z.string().min(1).max(200),
  from: user,
  data: z.string().optional(),
  message: z.object({
    chat,
    is_topic_message: z.boolean().optional(),
    message_thread_id: z.int().positive().optional(),
    reply_markup: z.object({
      inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
    }).optional(),
  }).optional(),
});

const chatMember = z.object({ date: z.int().nonnegative(), chat, from: user, old_chat_member: z.object({ status: z.string() }), new_chat_member: z.object({ status: z.string() }) });

export const updateSchema = z.object({
  update_id: z.int().nonnegative(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: chatMember.optional(),
});

export type Update = z.output<typeof updateSchema>;
export type Message = z.output<typeof message>;
export type CallbackQuery = z.output<typeof callbackQuery>;
export type ChatMember = z.output<typeof chatMember>;
