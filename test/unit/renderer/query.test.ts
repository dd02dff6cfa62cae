import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { invalidateAreas, queryClient } from '../../../renderer/app/query.ts';

afterEach(() => queryClient.clear());

it('a first answer that was on its way when something changed is asked for again', async () => {
  const answers: ((value: string) => void)[] = [];
  const ask = () => new Promise<string>((resolve) => answers.push(resolve));
  const seen: (string | undefined)[] = [];
  const end = new QueryObserver(queryClient, { queryKey: ['contributors', 'ids', {}], queryFn: ask }).subscribe(({ data }) =>
    seen.push(data),
  );
  expect(answers).toHaveLength(1);
  invalidateAreas(['contributors']);
  expect(answers).toHaveLength(1);
  answers[0]?.('nobody');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('five people');
  await expect.poll(() => seen.at(-1)).toBe('five people');
  expect(answers).toHaveLength(2);
  end();
});

it('what nobody asked for of other areas is left alone', async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked;
  };
  const end = new QueryObserver(queryClient, { queryKey: ['sources', 'list', {}], queryFn: ask }).subscribe(() => undefined);
  await expect.poll(() => asked).toBe(1);
  invalidateAreas(['contributors']);
  await expect.poll(() => queryClient.isFetching()).toBe(0);
  expect(asked).toBe(1);
  end();
});
