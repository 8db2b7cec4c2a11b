import { isDay, type OwnValue, type Pack } from 'duewatch';
import { type OwnField, ownValueFault, withOwnValues } from 'duewatch/schema';
import type { Words } from '../../../ui/words.ts';

/** What stands in the form of a value, as typed. */
export interface OwnValueForm {
  readonly value: string;
  readonly from: string;
  readonly note: string;
}

type Fault = keyof Words['ownValues']['errors'];

/** What is wrong, by field. */
export type OwnValueErrors = Readonly<Partial<Record<'value' | 'from', Fault>>>;

export const emptyForm: OwnValueForm = { value: '', from: '', note: '' };

/** The form of a value that was entered before. */
export function ownValueForm(entered: OwnValue): OwnValueForm {
  if (typeof entered === 'string') return { ...emptyForm, value: entered };
  const { value, from = '', note = '' } = entered;
  return { value, from, note };
}

/** What a form states, or what is wrong with it and where: its value, or the day from which it holds. */
export function readOwnValue(
  { value, from, note }: OwnValueForm,
  field: OwnField,
  pack: Pack,
): { readonly entered: OwnValue } | { readonly errors: OwnValueErrors } {
  const errors: { value?: Fault; from?: Fault } = {};
  const text = value.trim();
  const fault = ownValueFault(field, text);
  if (fault !== undefined) errors.value = fault as Fault;
  const day = field.dated ? from.trim() : '';
  if (day !== '' && !isDay(day)) errors.from = 'day.invalid';
  if (errors.value ?? errors.from) return { errors };
  const said = note.trim();
  const entered: OwnValue =
    day === '' && said === ''
      ? text
      : { value: text, ...(day !== '' && { from: day }), ...(said !== '' && { note: said }) };
  const [problem] = withOwnValues(pack, { [field.path]: entered }).problems;
  if (problem === undefined) return { entered };
  const code = problem.code as Fault;
  return { errors: code === 'value.ended' ? { from: code } : { value: code } };
}
