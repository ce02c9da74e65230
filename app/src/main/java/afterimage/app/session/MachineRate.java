package afterimage.app.session;

/**
 * What the machine can do, measured once.
 *
 * @param flopsPerSecond of a product of large matrices, 2 a multiply-add
 * @param freeBytes memory that a model could have
 */
public record MachineRate(double flopsPerSecond, long freeBytes) {}
