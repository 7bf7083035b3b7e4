import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signerInLine, type Signer } from '../../shared/registers/setting/signer.ts';
import { useSession } from '../session/session.tsx';
import { PickInput } from './pick-input.tsx';

/** Who may sign papers on this PC, the usual one first; empty until it is known. */
export function useSigners(): readonly Signer[] {
  const { client } = useSession();
  return useQuery({ queryKey: ['signers'], queryFn: () => client.papers.signers() }).data ?? [];
}

/** Who signs one paper: the usual one until another is picked. Where there is one only, nothing is picked. */
export function useSigner(): {
  /** Undefined: the usual one. */
  readonly signer: Signer | undefined;
  readonly pick: ReactNode;
} {
  const { t } = useTranslation();
  const signers = useSigners();
  const [at, setAt] = useState('0');
  const pick =
    signers.length < 2 ? null : (
      <span style={{ textAlign: 'left' }}>
        <PickInput
          width={330}
          label={t('papers:signer')}
          value={at}
          options={signers.map((signer, index) => ({ value: String(index), label: signerInLine(signer) }))}
          onChange={setAt}
        />
      </span>
    );
  return { signer: at === '0' ? undefined : signers[Number(at)], pick };
}
