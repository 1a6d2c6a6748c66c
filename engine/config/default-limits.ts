/** How long a task may take where its config does not say; in seconds. */
export const defaultLimits = { soft_seconds: 550, hard_seconds: 600 } as const;
