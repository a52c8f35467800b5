/**
 * The scope that the packages are published under. To have another, change it here and run
 * `node scripts/rename-scope.mjs`, which makes every file follow.
 */
export const scope = "@schwab-kit";
