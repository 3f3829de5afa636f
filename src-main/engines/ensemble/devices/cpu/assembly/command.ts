/** One operation, as the host writes it down. Pointers, whole numbers, and numbers; what they mean is each operation's matter. */
@unmanaged
export class Command {
  operation: i32
  p0: usize
  p1: usize
  p2: usize
  p3: usize
  p4: usize
  p5: usize
  i0: i32
  i1: i32
  i2: i32
  i3: i32
  i4: i32
  i5: i32
  i6: i32
  i7: i32
  i8: i32
  i9: i32
  i10: i32
  i11: i32
  f0: f32
  f1: f32
  f2: f32
  f3: f32
}

export const commandBytes: usize = 92
