/** The handwritten digits: IDX files, their checksums, and splits that share no image. */
package afterimage.engine.digits;
