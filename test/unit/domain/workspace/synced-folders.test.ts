import { describe, expect, it } from 'vitest';
import { syncedFolder, syncedFolderWarning } from '../../../../shared/domain/workspace/synced-folders.ts';

const NFS = 0x6969;
const EXT4 = 0xef53;
const at = (path: string, marks: string[] = [], fileSystem: number | null = null) => syncedFolder({ path, marks, fileSystem });

describe('a folder that is synced', () => {
  it.each([
    ['Dropbox', '/home/ana/Dropbox/community.cairn'],
    ['Dropbox', 'C:\\Users\\ana\\Dropbox (Acme)\\community.cairn'],
    ['OneDrive', '/home/ana/OneDrive - Work/community.cairn'],
    ['OneDrive', '/Users/ana/Library/CloudStorage/OneDrive-Personal/community.cairn'],
    ['Google Drive', '/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/community.cairn'],
    ['Google Drive', 'G:\\My Drive\\community.cairn'],
    ['iCloud Drive', '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/community.cairn'],
    ['iCloud Drive', 'C:\\Users\\ana\\iCloudDrive\\community.cairn'],
    ['Nextcloud', '/home/ana/Nextcloud/a/community.cairn'],
    ['ownCloud', '/home/ana/ownCloud/community.cairn'],
    ['pCloud', '/home/ana/pCloudDrive/community.cairn'],
  ])('%s: %s', (by, path) => {
    expect(at(path)).toEqual({ kind: 'synced', by });
  });

  it('is known by what the program put into it, whatever its name', () => {
    expect(at('/home/ana/work/community.cairn', ['.stfolder'])).toEqual({ kind: 'synced', by: 'Syncthing' });
  });

  it.each(['\\\\server\\share\\community.cairn', '//server/share/community.cairn'])('a network drive: %s', (path) => {
    expect(at(path)).toEqual({ kind: 'network' });
  });

  it('a network drive by its file system, signed or not', () => {
    expect(at('/mnt/team/community.cairn', [], NFS)).toEqual({ kind: 'network' });
    expect(at('/mnt/team/community.cairn', [], 0xff534d42 | 0)).toEqual({ kind: 'network' });
    expect(at('/home/ana/community.cairn', [], EXT4)).toBeNull();
  });

  it.each([
    '/home/ana/community.cairn',
    '/home/ana/Dropbox-old-notes/community.cairn',
    '/home/ana/Dropbox.cairn',
    'C:\\Users\\ana\\Documents\\x.cairn',
    '\\\\?\\C:\\Users\\ana\\x.cairn',
  ])('none: %s', (path) => {
    expect(at(path)).toBeNull();
  });

  it('says that copies do not merge, and what to do', () => {
    expect(syncedFolderWarning(null)).toBeNull();
    expect(syncedFolderWarning({ kind: 'synced', by: 'Dropbox' })).toMatch(/Dropbox syncs.*do not merge yet.*close Cairn/);
    expect(syncedFolderWarning({ kind: 'network' })).toMatch(/network drive.*do not merge yet/);
  });
});
