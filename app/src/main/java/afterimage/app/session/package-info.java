/** Training in the background: one worker thread, one mailbox, one pulse. */
package afterimage.app.session;
