/** What this machine can compute on, and how sessions use it. */
package afterimage.engine.device;
