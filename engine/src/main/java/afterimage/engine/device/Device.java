package afterimage.engine.device;

/**
 * Something a model can run on.
 *
 * @param name as users give it, e.g. {@code CPU:0}
 * @param kind CPU or GPU
 * @param memoryBytes what TensorFlow may use of it; for a CPU the machine's memory
 */
public record Device(String name, String kind, long memoryBytes) {}
