import type Database from 'better-sqlite3';

/** One run of a statement: which, with what, and how it was asked. */
export interface TracedRun {
  readonly sql: string;
  readonly method: 'get' | 'all' | 'run' | 'iterate';
  readonly pluck: boolean;
  readonly parameters: readonly unknown[];
}

const methods = ['get', 'all', 'run', 'iterate'] as const;

/** A connection that notes every run of its prepared statements in `runs`, whole parameters included. */
export function tracedDatabase(db: Database.Database, runs: TracedRun[]): Database.Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => tracedStatement(target.prepare(sql), sql, false, runs);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

function tracedStatement(
  statement: Database.Statement,
  sql: string,
  pluck: boolean,
  runs: TracedRun[],
): Database.Statement {
  return new Proxy(statement, {
    get(target, name) {
      if (name === 'pluck') return () => tracedStatement(target.pluck(), sql, true, runs);
      const method = methods.find((known) => known === name);
      if (method !== undefined) {
        return (...parameters: unknown[]) => {
          runs.push({ sql, method, pluck, parameters });
          return target[method](...parameters);
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The same runs on a plain connection, each statement prepared once and beforehand. */
export function replay(db: Database.Database, runs: readonly TracedRun[]): () => void {
  const known = new Map<string, Database.Statement>();
  const steps = runs.map((run) => {
    const key = `${run.pluck ? 'pluck ' : ''}${run.sql}`;
    const statement = known.get(key) ?? (run.pluck ? db.prepare(run.sql).pluck() : db.prepare(run.sql));
    known.set(key, statement);
    return { ...run, statement };
  });
  return () => {
    for (const { statement, method, parameters } of steps) {
      if (method === 'iterate') {
        for (const _row of statement.iterate(...parameters)) continue;
      } else statement[method](...parameters);
    }
  };
}
