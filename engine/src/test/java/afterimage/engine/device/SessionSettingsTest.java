package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.ConfigProto;

class SessionSettingsTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "2, 2, 1", "3, 2, 2", "8, 2, 4"})
    void operationsBesideEachOtherShareTheThreads(int threads, int beside, int inside) {
        ConfigProto config = SessionSettings.cpu(threads).toConfig(beside);
        assertEquals(SessionSettings.OwnThreads.ASKED ? inside : threads, config.getIntraOpParallelismThreads());
        assertEquals(threads, config.getInterOpParallelismThreads());
    }
}
