import { api } from '../app/api.ts';
import { useCall } from '../app/query.ts';
import { toast } from '../app/toasts.ts';
import { AddForm } from './AddForm.tsx';
import { TeamItem } from './TeamItem.tsx';
import { TeammateItem } from './TeammateItem.tsx';
import styles from './TeamSettings.module.css';

/** Who works in this workspace, and the teams that work is handed to. */
export default function TeamSettings() {
  const team = useCall('team.list', {}).data;
  const me = useCall('team.me', {}).data?.me ?? null;
  if (!team) return null;
  const { teammates, teams, approvals } = team;
  const here = teammates.filter(({ left }) => !left);
  return (
    <>
      <p className={styles.intro}>
        Add who works here, and every change says who made it. It is a note, not a login: whoever opens the file can say who they are.{' '}
        {approvals === 1
          ? 'With one person at work, one approval is enough.'
          : `Where one person should not decide alone, ${approvals} agree.`}
      </p>
      <ul aria-label="Teammates" className={styles.list}>
        {teammates.map((one) => (
          <TeammateItem key={one.id} teammate={one} teams={teams} isMe={one.id === me?.id} />
        ))}
      </ul>
      <AddForm
        label="Name of the teammate"
        more="What they do"
        verb="Add teammate"
        failure="Nobody was added."
        onAdd={(name, title) =>
          api.team.addTeammate({ name, title }).then(async ({ id }) => {
            // Whoever adds the first one is nearly always that person.
            if (teammates.length === 0) await api.team.iAm({ teammate: id });
            toast({ text: `Added ${name}.`, undo: true, ...(teammates.length === 0 ? { detail: 'You sit here now.' } : {}) });
          })
        }
      />
      <h3 className={styles.heading}>Teams</h3>
      {teams.length === 0 ? <p className={styles.intro}>Events, coaches, recognition: whoever work is handed to.</p> : null}
      <ul aria-label="Teams" className={styles.list}>
        {teams.map((one) => (
          <TeamItem key={one.id} team={one} teammates={teammates} here={here} />
        ))}
      </ul>
      <AddForm
        label="Name of the team"
        verb="Add team"
        failure="No team was added."
        onAdd={(name) => api.team.addTeam({ name }).then(() => void toast({ text: `Added the team ${name}.`, undo: true }))}
      />
    </>
  );
}
