/** Moving MNIST: clips of bouncing digits with their true tracks, by random access. */
package afterimage.engine.sequence;
