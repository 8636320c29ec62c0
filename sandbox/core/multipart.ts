/** A file of a multipart request. */
export interface UploadedFile {
  name: string;
  content: string;
}

/** The files of a multipart/form-data body, read as UTF-8. Throws for another body. */
export async function readFiles(contentType: string, body: string): Promise<UploadedFile[]> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await file.text() })));
}
