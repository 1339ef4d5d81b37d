/** Name of the prompt, kept with every feedback. Raise it when what a model is told changes its meaning. */
export const promptVersion = '1';
