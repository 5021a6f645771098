// Loaded before musterd, this makes it load the addon that SEEDED_ADDON names in the place of its own.
const { dlopen } = process;

process.dlopen = (module: object, path: string, ...rest: unknown[]) => {
  const isOurs = /musterd\.[\w-]+\.node$/.test(path);
  Reflect.apply(dlopen, process, [module, isOurs ? process.env['SEEDED_ADDON'] : path, ...rest]);
};
