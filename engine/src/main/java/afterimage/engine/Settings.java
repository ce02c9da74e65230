package afterimage.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records of settings, which are copied with some of them replaced. */
public interface Settings<T extends Record> {
    /**
     * @param changes in turn the name of a component and its value
     * @throws BadInput if the settings cannot be used together
     */
    @SuppressWarnings("unchecked")
    default T with(Object... changes) {
        return with((T) this, changes);
    }

    /** The same of any record. */
    static <T extends Record> T with(T settings, Object... changes) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) settings.getClass();
        Map<String, Object> values = values(settings);
        for (int i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], changes[i + 1]);
        }
        try {
            RecordComponent[] all = type.getRecordComponents();
            Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types)
                    .newInstance(values.values().toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadInput refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All by their names, in their order. */
    static Map<String, Object> values(Record settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (RecordComponent each : settings.getClass().getRecordComponents()) {
                values.put(each.getName(), each.getAccessor().invoke(settings));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }
}
