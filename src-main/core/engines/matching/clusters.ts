// placeholder while measuring
export {};
