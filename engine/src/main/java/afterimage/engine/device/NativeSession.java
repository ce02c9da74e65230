package afterimage.engine.device;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** Sessions by TensorFlow's C interface: TensorFlow Java's own are all of this process, and do not tell devices. */
final class NativeSession {
    /** In the caller's scope. */
    static TF_Session open(TF_Graph graph, SessionSettings settings, int beside) {
        TF_Status status = TF_Status.newStatus();
        TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
        tensorflow.TF_SetTarget(options, settings.worker());
        byte[] config = settings.toConfig(beside).toByteArray();
        tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
        status.throwExceptionIfNotOK();
        TF_Session session = TF_Session.newSession(graph, options, status);
        status.throwExceptionIfNotOK();
        return session;
    }

    /** The same as Java's, of a graph of Java's; what both need for that is not public. */
    @SuppressWarnings("try") // the scope frees the native objects made inside it
    static Session of(Graph graph, SessionSettings settings, int beside) {
        try (PointerScope scope = new PointerScope()) {
            Field handle = Graph.class.getDeclaredField("nativeHandle");
            handle.setAccessible(true);
            Constructor<Session> taking = Session.class.getDeclaredConstructor(Graph.class, TF_Session.class);
            taking.setAccessible(true);
            TF_Session session = open((TF_Graph) handle.get(graph), settings, beside);
            session.retainReference();
            return taking.newInstance(graph, session);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new IllegalStateException("needs --add-opens tensorflow/org.tensorflow=afterimage.engine", e);
        }
    }

    private NativeSession() {}
}
