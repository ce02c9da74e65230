/** The recurrent cells, their state and their unrolling in time, as TensorFlow graphs. */
package afterimage.engine.cell;
