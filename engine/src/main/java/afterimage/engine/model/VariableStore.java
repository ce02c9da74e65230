package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.file.LazyArrays;
import afterimage.engine.file.NpyArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** Copies named variables out of a session and into it. */
public final class VariableStore {
    private record Entry(int[] shape, Operand<TFloat32> value, Placeholder<TFloat32> feed, Op assign) {}

    private static final long TOGETHER = 1L << 22;

    private final Ops tf;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public VariableStore(Ops tf) {
        this.tf = tf;
    }

    public void add(String name, VarHandleOp handle, Operand<TFloat32> value, long[] shape) {
        Placeholder<TFloat32> feed = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        entries.put(name, new Entry(sizes, value, feed, tf.assignVariableOp(handle, feed)));
    }

    public Map<String, NpyArray> read(Session session, Predicate<String> wanted) {
        return read(session, wanted, float[]::new);
    }

    private Map<String, NpyArray> read(Session session, Predicate<String> wanted, IntFunction<float[]> room) {
        Map<String, Supplier<float[]>> fetched = new LinkedHashMap<>();
        Map<String, NpyArray> values = new LinkedHashMap<>();
        try (Pass pass = new Pass(session)) {
            entries.forEach((name, entry) -> {
                if (wanted.test(name)) {
                    fetched.put(name, pass.fetch(entry.value, room));
                }
            });
            if (!fetched.isEmpty()) {
                pass.run();
            }
            fetched.forEach((name, value) -> values.put(name, new NpyArray(entries.get(name).shape, value.get())));
        }
        return values;
    }

    /** All variables as they are when one asks for them, each good until the next; not for a time at which they change. */
    public Map<String, NpyArray> live(Session session) {
        Map<String, Supplier<NpyArray>> readers = new LinkedHashMap<>();
        Neighbours last = new Neighbours(session);
        groups().forEach(group ->
                group.forEach(name -> readers.put(name, () -> last.of(group).get(name))));
        return new LazyArrays(readers);
    }

    /** Neighbours that are copied in one run: few runs for a small model, little memory beside a large one. */
    private List<Set<String>> groups() {
        List<Set<String>> groups = new ArrayList<>();
        long size = TOGETHER;
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            long own = Arrays.stream(each.getValue().shape).asLongStream().reduce(1, Math::multiplyExact);
            size += own;
            if (size > TOGETHER) {
                groups.add(new LinkedHashSet<>());
                size = own;
            }
            groups.get(groups.size() - 1).add(each.getKey());
        }
        return groups;
    }

    /** The group of variables that was read last, in the arrays of the one before where they fit, as slots' do. */
    private final class Neighbours {
        private final Session session;
        private Set<String> names;
        private Map<String, NpyArray> values = Map.of();

        Neighbours(Session session) {
            this.session = session;
        }

        Map<String, NpyArray> of(Set<String> group) {
            if (group != names) {
                List<float[]> free = new ArrayList<>();
                values.values().forEach(array -> free.add(array.values()));
                values = read(
                        session,
                        group::contains,
                        length -> free.stream()
                                .filter(array -> array.length == length)
                                .findFirst()
                                .map(array -> free.remove(free.indexOf(array)))
                                .orElseGet(() -> new float[length]));
                names = group;
            }
            return values;
        }
    }

    /** Sets every variable from {@code values}, which must match (see {@link #requireMatch}). */
    public void write(Session session, Map<String, NpyArray> values) {
        for (Set<String> group : groups()) {
            try (Pass pass = new Pass(session)) {
                for (String name : group) {
                    Entry entry = entries.get(name);
                    long[] shape = Arrays.stream(entry.shape).asLongStream().toArray();
                    pass.feed(entry.feed, values.get(name).values(), shape);
                    pass.target(entry.assign);
                }
                pass.run();
            }
        }
    }

    /** @throws BadInput naming every array that is missing, unknown or of another shape */
    public void requireMatch(Map<String, NpyArray> values) {
        List<String> wrong = new ArrayList<>();
        entries.forEach((name, entry) -> {
            NpyArray own = values.get(name);
            if (own == null) {
                wrong.add(name + " is missing");
            } else if (!Arrays.equals(own.shape(), entry.shape)) {
                wrong.add(name + " is " + Arrays.toString(own.shape()) + " instead of " + Arrays.toString(entry.shape));
            }
        });
        values.keySet().stream()
                .filter(name -> !entries.containsKey(name))
                .forEach(name -> wrong.add(name + " is unknown"));
        BadInput.unless(wrong.isEmpty(), "The weights do not fit this model: %s.", String.join("; ", wrong));
    }
}
