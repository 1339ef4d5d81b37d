/** Stands for each UTF-16 unit that is not shown to a model. */
export const maskSign = '█';
