/** Clips (immutable frames), clips laid out as pictures, clips as npy files, and PNG and GIF. */
package afterimage.engine.clip;
