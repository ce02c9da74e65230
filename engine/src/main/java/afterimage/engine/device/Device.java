package afterimage.engine.device;

/**
 * Something a model can run on.
 *
 * @param name as users give it, e.g. {@code CPU:0}
 * @param kind CPU or GPU
 * @param model what its maker calls it, e.g. {@code AMD EPYC 7B13}; the kind again where that is not known
 * @param cores of a CPU, as the program may use them; 0 for a GPU
 * @param memoryBytes what TensorFlow may use of it; for a CPU the memory of the machine or container
 */
public record Device(String name, String kind, String model, int cores, long memoryBytes) {}
