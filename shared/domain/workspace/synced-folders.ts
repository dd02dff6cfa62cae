/** Where a workspace file may be written by two computers at once. Pure: what the disk says is handed in. */

export interface Surroundings {
  /** The absolute path of the file, links followed. */
  path: string;
  /** Names in the folders from the file's own upwards that mark a synced folder, such as `.stfolder`. */
  marks: readonly string[];
  /** The type of the file system as statfs on Linux gives it; `null` where nobody knows. */
  fileSystem: number | null;
}

export type SyncedFolder = { kind: 'synced'; by: string } | { kind: 'network' };

/** A name of a folder anywhere on the way to the file. */
const folders: readonly [by: string, name: RegExp][] = [
  ['Dropbox', /^dropbox( \(.+\))?$/i],
  ['OneDrive', /^onedrive( - .+|-.+)?$/i],
  ['Google Drive', /^(google ?drive( .+)?|googledrive-.+|my drive)$/i],
  ['iCloud Drive', /^(icloud ?drive|mobile documents)$/i],
  ['Nextcloud', /^nextcloud\d*$/i],
  ['ownCloud', /^owncloud$/i],
  ['Syncthing', /^syncthing$/i],
  ['pCloud', /^(pcloud ?drive|pclouddrive)$/i],
  ['Seafile', /^seafile$/i],
  ['Box', /^(box sync|box-box)$/i],
];

/** A file or folder that the program puts into what it syncs, whatever that is called. */
export const folderMarks: Readonly<Record<string, string>> = {
  '.stfolder': 'Syncthing',
  // Not ".dropbox": that one lies in the home folder of whoever has the program.
  '.dropbox.cache': 'Dropbox',
  '.nextcloudsync.log': 'Nextcloud',
  '.owncloudsync.log': 'ownCloud',
};

/** NFS, SMB, CIFS, SMB 2, AFS, Coda, NCP, Ceph, 9P, as statfs(2) numbers them. FUSE is not among them: a USB stick may be one. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x00c36400, 0x01021997]);

export function syncedFolder({ path, marks, fileSystem }: Surroundings): SyncedFolder | null {
  const parts = path.split(/[\\/]/).slice(0, -1);
  for (const [by, name] of folders) if (parts.some((part) => name.test(part))) return { kind: 'synced', by };
  const mark = marks.find((one) => Object.hasOwn(folderMarks, one));
  if (mark !== undefined) return { kind: 'synced', by: folderMarks[mark] ?? mark };
  if (/^(\\\\|\/\/)(?![.?]\\)/.test(path)) return { kind: 'network' };
  // Linux gives the type as a signed number of 32 bits on some computers.
  return fileSystem !== null && networkTypes.has(fileSystem >>> 0) ? { kind: 'network' } : null;
}

/** What to say of it: what can happen, and what to do. */
export function syncedFolderWarning(found: SyncedFolder | null): string | null {
  if (found === null) return null;
  const where =
    found.kind === 'synced'
      ? `This file lies in a folder that ${found.by} syncs with other computers.`
      : 'This file lies on a network drive.';
  return `${where} The copies of two laptops do not merge yet: keep it open on one of them only, and close Cairn before you switch.`;
}
