package afterimage.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Copies records of settings with some of them replaced. */
public final class Settings {
    /**
     * @param changes in turn the name of a component and its value
     * @throws BadInput if the settings cannot be used together
     */
    public static <T extends Record> T with(T settings, Object... changes) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) settings.getClass();
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = components[i].getAccessor().invoke(settings);
            }
            for (int i = 0; i < changes.length; i += 2) {
                values[names.indexOf(changes[i])] = changes[i + 1];
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BadInput refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
