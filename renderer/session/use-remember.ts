import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AppStatus } from '../../shared/contract/app.ts';
import { useSession } from './session.tsx';

/**
 * Keeps something of the window under a name, over starts of the program; this window knows it at once.
 * @throws Refusal of the service; then nothing is kept.
 */
export function useRemember(): (name: string, value: string) => Promise<void> {
  const { client } = useSession();
  const queries = useQueryClient();
  return useCallback(
    async (name, value) => {
      await client.app.remember({ name, value });
      queries.setQueryData<AppStatus>(
        ['status'],
        (status) => status && { ...status, memory: { ...status.memory, [name]: value } },
      );
    },
    [client, queries],
  );
}
