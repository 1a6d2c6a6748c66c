import type { Message, MessageType } from './messages.ts';

/** Narrows a message by its type. */
export const isType = <T extends MessageType>(
  message: Message,
  type: T,
): message is Extract<Message, { header: { msg_type: T } }> => message.header.msg_type === type;
