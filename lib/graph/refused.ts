/**
 * What a tenant may refuse although the portal asks for it, by its name in `graph.refused`:
 * `insights` with items · `statusFilter` on instances · `singleItem`: reading one item · `skip`: a page out of turn ·
 * `stageActions`: a stage's own bulk actions · `count`: a count that agrees with the list · `idFilter`: several people by their ids.
 */
export type Refusable =
  | 'insights'
  | 'statusFilter'
  | 'singleItem'
  | 'skip'
  | 'count'
  | 'idFilter'
  | 'stageActions';
