// Reads a picture that a person picked and makes it small enough to stand in every report. Owns size and form.

/** Twice what the cover shows, so that it is sharp on paper; pixels. */
const [widest, highest] = [960, 320];

/** A PNG as data URL. Throws with one sentence when the file is no picture. */
export async function logoFrom(file: File): Promise<string> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error(`${file.name} is not a picture this computer can read. Choose a PNG or JPEG file.`);
  });
  const scale = Math.min(1, widest / picture.width, highest / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const png = canvas.toDataURL('image/png');
  // A photograph as PNG can be large; a logo never is.
  return png.length <= 500_000 ? png : canvas.toDataURL('image/jpeg', 0.85);
}
