import { isDay, isDecimal } from 'duewatch';
import type { Words } from '../../../ui/words.ts';

export type FieldError = keyof Words['riskPage']['errors'];

/** What is wrong, by the field's name. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

/** What was typed, as a value; or what is wrong with it. */
export type Reading<Value> = { readonly value: Value } | { readonly errors: FieldErrors };

/** Reads typed texts, and keeps what is wrong with them. What is empty is undefined, and no error unless it is asked for. */
export class FieldReader {
  readonly errors: Record<string, FieldError> = {};

  refuse(name: string, error: FieldError): undefined {
    this.errors[name] ??= error;
    return undefined;
  }

  day(name: string, text: string, { required = false } = {}): string | undefined {
    const typed = text.trim();
    if (typed === '' && !required) return undefined;
    return isDay(typed) ? typed : this.refuse(name, 'day');
  }

  /** A day, or a day and a time of China. */
  moment(name: string, text: string): string | undefined {
    const [day = '', time, ...more] = text.trim().split(/\s+/);
    if (day === '') return undefined;
    const hasTime = time !== undefined && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
    if (!isDay(day) || more.length > 0 || (time !== undefined && !hasTime))
      return this.refuse(name, 'moment');
    return time === undefined ? day : `${day}T${time}:00+08:00`;
  }

  count(name: string, text: string, atLeast = 0): number | undefined {
    const typed = text.trim();
    if (typed === '') return undefined;
    const count = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
    if (Number.isNaN(count)) return this.refuse(name, 'count');
    return count < atLeast ? this.refuse(name, 'atLeastOne') : count;
  }

  /** A number from 0, which may have decimals. */
  amount(name: string, text: string): string | undefined {
    const typed = text.trim();
    if (typed === '') return undefined;
    return isDecimal(typed) && !typed.startsWith('-') ? typed : this.refuse(name, 'amount');
  }

  /** The value, where nothing is wrong. */
  read<Value>(value: () => Value): Reading<Value> {
    return Object.keys(this.errors).length > 0 ? { errors: this.errors } : { value: value() };
  }
}
