/** Clips (immutable frames), clips laid out as pictures, and the file formats npy, npz, GIF and PNG. */
package afterimage.engine.clip;
