import type { Scene, MarkShapeAt, SceneShape } from '../../shared/border/line-scene.ts';

const FONT = "'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/** Paints a scene on a canvas whose unit is the CSS pixel. */
export function paintScene(context: CanvasRenderingContext2D, scene: Scene): void {
  context.clearRect(0, 0, scene.width, scene.height);
  for (const shape of scene.shapes) paintShape(context, shape);
}

function paintShape(context: CanvasRenderingContext2D, shape: SceneShape): void {
  switch (shape.kind) {
    case 'rect':
      context.beginPath();
      context.rect(shape.x, shape.y, shape.width, shape.height);
      if (shape.fill !== null) {
        context.fillStyle = shape.fill;
        context.fill();
      }
      if (shape.stroke !== null) {
        context.setLineDash(shape.dashed ? [3, 2] : []);
        context.lineWidth = 0.8;
        context.strokeStyle = shape.stroke;
        context.stroke();
        context.setLineDash([]);
      }
      return;
    case 'line':
      context.beginPath();
      context.moveTo(shape.x1, shape.y1);
      context.lineTo(shape.x2, shape.y2);
      context.lineWidth = 1;
      context.strokeStyle = shape.stroke;
      context.stroke();
      return;
    case 'text':
      context.font = `${shape.bold ? 'bold ' : ''}${shape.size}px ${FONT}`;
      context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      context.fillStyle = shape.fill;
      context.fillText(shape.text, shape.x, shape.y);
      return;
    case 'mark':
      paintMark(context, shape);
      return;
    default:
      shape satisfies never;
  }
}

function paintMark(context: CanvasRenderingContext2D, mark: MarkShapeAt): void {
  const { x, y, radius: r } = mark;
  context.beginPath();
  switch (mark.shape) {
    case 'circle':
      context.arc(x, y, r, 0, 2 * Math.PI);
      break;
    case 'square':
      context.rect(x - r, y - r, 2 * r, 2 * r);
      break;
    case 'triangle':
      context.moveTo(x, y - r);
      context.lineTo(x + r, y + r);
      context.lineTo(x - r, y + r);
      context.closePath();
      break;
    case 'diamond':
      context.moveTo(x, y - r - 1);
      context.lineTo(x + r + 1, y);
      context.lineTo(x, y + r + 1);
      context.lineTo(x - r - 1, y);
      context.closePath();
      break;
    default:
      mark.shape satisfies never;
  }
  context.fillStyle = mark.state === 'open' ? mark.colour : '#ffffff';
  context.fill();
  context.lineWidth = 1.4;
  context.strokeStyle = mark.colour;
  context.stroke();
  if (mark.state !== 'waiting') return;
  context.beginPath();
  context.arc(x, y, 1.8, 0, 2 * Math.PI);
  context.fillStyle = mark.colour;
  context.fill();
}
