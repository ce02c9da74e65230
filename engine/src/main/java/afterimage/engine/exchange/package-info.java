/** Runs in the formats of other programs: loss curves for TensorBoard, models as TensorFlow's SavedModel. */
package afterimage.engine.exchange;
