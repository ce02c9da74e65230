package afterimage.engine.file;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Named arrays made when asked for, anew each time: all of a large model's at once would take as much memory again. */
public final class LazyArrays extends AbstractMap<String, NpyArray> {
    private final Set<Entry<String, NpyArray>> entries = new LinkedHashSet<>();

    public LazyArrays(Map<String, Supplier<NpyArray>> makers) {
        makers.forEach((name, maker) -> entries.add(new SimpleImmutableEntry<>(name, null) {
            @Override
            public NpyArray getValue() {
                return maker.get();
            }
        }));
    }

    @Override
    public Set<Entry<String, NpyArray>> entrySet() {
        return Collections.unmodifiableSet(entries);
    }
}
