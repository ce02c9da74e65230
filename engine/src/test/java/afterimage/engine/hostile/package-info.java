/** Damaged and hostile files, built systematically from good ones, and the proof that each is refused. */
package afterimage.engine.hostile;
