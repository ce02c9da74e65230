package afterimage.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies records of settings with some of them replaced. */
public final class Settings {
    /**
     * @param changes in turn the name of a component and its value
     * @throws BadInput if the settings cannot be used together
     */
    public static <T extends Record> T with(T settings, Object... changes) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) settings.getClass();
        Map<String, Object> values = values(settings);
        for (int i = 0; i < changes.length; i += 2) {
            values.put((String) changes[i], changes[i + 1]);
        }
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
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
    public static Map<String, Object> values(Record settings) {
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
