/** The parts of an .xlsx, which is a zip. Nothing is unpacked to disk, and nothing that grows beyond reason. */
import type { Readable } from 'node:stream';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { refused } from '../table.ts';

const mostParts = 10_000;
/** The widest honest sheet we made unpacks to 60 times its size; deflate can do 1,032. */
const mostGrowth = 250;
const smallEnough = 67_108_864;
const largest = 4_294_967_296;

export interface Zip {
  has(name: string): boolean;
  /** Bytes of a part when unpacked, 0 where there is none. */
  size(name: string): number;
  part(name: string): Promise<Readable>;
}

const damaged = () =>
  refused('This .xlsx is damaged: it cannot be unpacked. Nothing was read. Save it again in your spreadsheet, or as CSV.');
const bomb = () =>
  refused(
    'This .xlsx would unpack to far more than its size, as a file made to do harm does. Nothing was read. Save it as CSV if you trust it.',
  );

/** `fd` stays the caller's. Throws a sentence for what is no readable zip. */
export async function openZip(fd: number): Promise<Zip> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) =>
      opened && !error ? resolve(opened) : reject(damaged()),
    );
  });
  const entries = await entriesOf(zip);
  return {
    has: (name) => entries.has(name),
    size: (name) => entries.get(name)?.uncompressedSize ?? 0,
    part: (name) => streamOf(zip, entries.get(name)),
  };
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= mostParts) return reject(bomb());
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function streamOf(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw damaged();
  if (entry.isEncrypted()) throw refused('This .xlsx has a password. Nothing was read. Save it without one, or as CSV.');
  const grows = entry.uncompressedSize > entry.compressedSize * mostGrowth;
  if (entry.uncompressedSize > largest || (entry.uncompressedSize > smallEnough && grows)) throw bomb();
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (stream && !error ? resolve(stream) : reject(damaged())));
  });
}

/** Text of a part, piece by piece. What cannot be unpacked, or is larger than the zip says, is a sentence. */
export async function* textsOf(zip: Zip, name: string): AsyncGenerator<string> {
  const stream = await zip.part(name);
  const decoder = new TextDecoder();
  try {
    for await (const piece of stream) yield decoder.decode(piece as Buffer, { stream: true });
  } catch {
    throw damaged();
  } finally {
    stream.destroy();
  }
  yield decoder.decode();
}
