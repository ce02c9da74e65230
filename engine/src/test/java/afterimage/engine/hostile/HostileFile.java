package afterimage.engine.hostile;

/**
 * One file that must be refused.
 *
 * @param what is wrong with it
 * @param content its bytes
 */
record HostileFile(String what, byte[] content) {}
