/** What leaves the engine while a model trains: plain immutable records. */
package afterimage.engine.trace;
