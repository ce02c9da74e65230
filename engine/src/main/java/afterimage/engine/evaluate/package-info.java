/** What a trained run makes of clips: its model, its metrics, and the levels they are held against. */
package afterimage.engine.evaluate;
