package afterimage.engine.file;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Named arrays made when asked for, anew each time: all of a large model's at once would take as much memory again. */
public final class LazyArrays extends AbstractMap<String, NpyArray> {
    private final Map<String, Supplier<NpyArray>> makers;

    public LazyArrays(Map<String, Supplier<NpyArray>> makers) {
        this.makers = makers;
    }

    @Override
    public NpyArray get(Object name) {
        Supplier<NpyArray> maker = makers.get(name);
        return maker == null ? null : maker.get();
    }

    @Override
    public Set<String> keySet() {
        return makers.keySet();
    }

    @Override
    public Set<Entry<String, NpyArray>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, NpyArray>> iterator() {
                return makers.entrySet().stream()
                        .map(each -> Map.entry(each.getKey(), each.getValue().get()))
                        .iterator();
            }

            @Override
            public int size() {
                return makers.size();
            }
        };
    }
}
