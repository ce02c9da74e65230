package afterimage.engine.probe;

import java.util.List;

/** The states of several clips in one array, [rows, columns, batch, units] or [batch, ..., units], and apart. */
record BatchedStates(int batch, int units, boolean batchInside) {
    /** Each clip's [rows, columns, units] or [units]. */
    float[][] apart(float[] all) {
        float[][] each = new float[batch][all.length / batch];
        for (int clip = 0; clip < batch; clip++) {
            for (int place = 0; place < each[clip].length / units; place++) {
                System.arraycopy(all, at(place, clip, each[clip].length), each[clip], place * units, units);
            }
        }
        return each;
    }

    float[] joined(List<float[]> clips) {
        int size = clips.get(0).length;
        float[] all = new float[size * batch];
        for (int clip = 0; clip < batch; clip++) {
            for (int place = 0; place < size / units; place++) {
                System.arraycopy(clips.get(clip), place * units, all, at(place, clip, size), units);
            }
        }
        return all;
    }

    private int at(int place, int clip, int size) {
        return batchInside ? (place * batch + clip) * units : clip * size + place * units;
    }
}
