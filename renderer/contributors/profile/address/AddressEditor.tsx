import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { PostalAddress as Address } from '../../../../shared/domain/contributors/postal-address.ts';
import { api } from '../../../app/api.ts';
import { withKey } from '../../../app/key-dialog.ts';
import { toast } from '../../../app/toasts.ts';
import { EditorFrame, wide } from '../../../ui/EditorFrame.tsx';

interface Props {
  contributor: string;
  /** `null`: a new one. */
  address: Address | null;
  /** What the person is called, for a new one. */
  name: string;
  onSaved: () => void;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const countries = (): string[] => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(EU|EZ|UN|ZZ|X[A-Z]|Q[M-Z])$/.test(code));
  return [...new Set(codes.map((code) => regions.of(code) ?? code).filter((name) => name.length > 2))].sort();
};

/** An address being written. What was typed stays when it could not be saved. */
export default function AddressEditor({ contributor, address, name, onSaved, onClose, otherwise }: Props) {
  const [written, setWritten] = useState<Address>(
    address
      ? { ...address, country: regions.of(address.country) ?? address.country }
      : { name, lines: [], postcode: '', city: '', region: '', country: '', phone: '' },
  );
  const [lines, setLines] = useState(written.lines.join('\n'));
  const save = async (): Promise<void> => {
    try {
      await api.contributors.setPostalAddress({ contributor, address: { ...written, lines: lines.split('\n') } });
    } catch (error) {
      withKey(
        error,
        () => undefined,
        () => undefined,
      );
      throw error;
    }
    toast({ text: address ? 'Address changed.' : 'Address written down.', detail: 'It is kept encrypted.', undo: true });
  };
  const field = (key: Exclude<keyof Address, 'lines'>, label: string, isWide = false) => (
    <TextInput
      wrapperProps={isWide ? wide : {}}
      label={label}
      value={written[key]}
      maxLength={key === 'phone' || key === 'postcode' ? 30 : 200}
      onChange={(event) => setWritten({ ...written, [key]: event.currentTarget.value })}
    />
  );
  return (
    <EditorFrame
      label="Postal address"
      isEmpty={written.name.trim() === '' || lines.trim() === ''}
      onSave={save}
      onSaved={onSaved}
      onClose={onClose}
      otherwise={otherwise}
    >
      {field('name', 'Name on the parcel', true)}
      <Textarea
        wrapperProps={wide}
        label="Street and number"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        value={lines}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      {field('postcode', 'Postcode')}
      {field('city', 'Town')}
      {field('region', 'Region')}
      <Autocomplete
        label="Country"
        data={countries()}
        limit={20}
        maxLength={100}
        value={written.country}
        onChange={(country) => setWritten({ ...written, country })}
      />
      {field('phone', 'Telephone, for customs', true)}
    </EditorFrame>
  );
}
