import type { FormRule } from 'antd';
import type { TFunction } from 'i18next';

/** A whole number within two ends, both inclusive; an empty field fits where it may be empty. */
export function between(t: TFunction, min: number, max: number, needed: boolean): FormRule {
  return {
    validator: (_, value: unknown) => {
      const fits =
        value === null || value === undefined || value === ''
          ? !needed
          : typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
      return fits ? Promise.resolve() : Promise.reject(new Error(t('typing:number.between', { min, max })));
    },
  };
}
